import { type documents as id } from '../id/documents.ts';

export const documents: typeof id = {
  title: 'Document check',
};
