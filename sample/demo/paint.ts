/** Colours for a terminal; the text as it is anywhere else. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  green(text: string): string;
  red(text: string): string;
  cyan(text: string): string;
}

/** Colours where `stream` is a terminal and the user has not said NO_COLOR (https://no-color.org). */
export function paintFor(stream: { isTTY?: boolean }, environment: NodeJS.ProcessEnv): Paint {
  const isColourful = stream.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb';
  const colour = (code: number) => (text: string) => (isColourful ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { bold: colour(1), dim: colour(2), green: colour(32), red: colour(31), cyan: colour(36) };
}
