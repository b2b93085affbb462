/** What a colour means; never the only carrier of the meaning. */
export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'violet' | 'gray';
