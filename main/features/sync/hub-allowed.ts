import { CodedError } from '#common/contract/coded-error.ts';
import type { MachinePolicy } from '#common/domain/station/machine-policy.ts';

/** Where IT names the hub, no other is joined. Throws POLICY_FIXED. */
export function assertHubAllowed({ HubUrl }: MachinePolicy, url: string): void {
  const bare = (text: string) => text.replace(/\/+$/, '');
  if (HubUrl !== undefined && bare(HubUrl) !== bare(url)) {
    throw new CodedError('POLICY_FIXED', { key: 'HubUrl' });
  }
}
