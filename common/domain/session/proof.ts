/** How long an act that must be a person's own may rest on the password that they typed. */
export const PROOF_MINUTES = 5;
