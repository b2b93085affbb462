/** By heading; every value as the text that a person would read. */
export type Row = Readonly<Record<string, string>>;
