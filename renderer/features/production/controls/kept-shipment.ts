import type { Kept } from '#common/domain/registers/register.ts';
import type { Shipment } from '#common/domain/registers/transports.ts';

export type KeptShipment = Kept<Shipment>;
