const COMMAND = /loket-hub backup(?: --create)?/;

export type AroundCommand = { before: string; command: string; after: string };

/** A sentence to IT around the command in it, which stays in one piece on the page. Without one all of it comes before. */
export function aroundCommand(text: string): AroundCommand {
  const found = COMMAND.exec(text);
  if (!found) return { before: text, command: '', after: '' };
  const [command] = found;
  return {
    before: text.slice(0, found.index),
    command,
    after: text.slice(found.index + command.length),
  };
}
