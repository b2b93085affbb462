import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/** What stops a command of the release tools: said in one line with the next step, without a stack. */
export class ReleaseProblem extends Error {}

/** The code with which a command ends: its own, or 1 with one line when something stopped it. What is a bug keeps its stack. */
export async function endOf(command: () => number | Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    if (!(error instanceof ReleaseProblem)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

/** A command line of words and options. What it does not know is told in the one line that belongs to the person. */
export function commandLine<Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new ReleaseProblem(first);
  }
}
