/** Requests a minute from one address, for the routes at which a secret can be guessed. */
export type Limits = Readonly<Record<'enrol' | 'signIn', { max: number; timeWindow: number }>>;

export const LIMITS: Limits = {
  enrol: { max: 20, timeWindow: 60_000 },
  signIn: { max: 60, timeWindow: 60_000 },
};
