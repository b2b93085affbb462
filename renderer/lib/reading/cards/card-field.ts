/** What a card says about one thing. */
export type CardFieldName = 'nik' | 'kkNumber' | 'fullName' | 'birthPlace' | 'birthDate' | 'sex' | 'address';

/** `confidence` 0–1 is the recogniser's; `issues` are what the office's own rules find wrong with the value. */
export type CardField = { name: CardFieldName; value: string; confidence: number; issues: string[] };

/** A line of recognised text. */
export type TextLine = { text: string; confidence: number };
