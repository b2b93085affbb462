import { createSimulator, newCentre } from './simulator.ts';

/** The interface of the centre as a document, made from the schemas by which both sides read each other. */
export async function centralOpenApi(): Promise<string> {
  const server = await createSimulator(newCentre());
  await server.ready();
  const text = JSON.stringify(server.swagger(), null, 2);
  await server.close();
  return `${text}\n`;
}
