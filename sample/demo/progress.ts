import { bar } from './bar';

const WIDTH = 30;

/** Shows how far a run is: one line that grows on a terminal, a line per quarter anywhere else. */
export class Progress {
  private shown = 0;

  constructor(
    private readonly title: string,
    private readonly stream: NodeJS.WriteStream,
  ) {}

  /** @param share from 0 to 1 */
  readonly advance = (share: number): void => {
    const step = this.stream.isTTY ? Math.floor(share * 100) : Math.floor(share * 4) * 25;
    if (step === this.shown) return;
    this.shown = step;
    const line = `  ${this.title.padEnd(18)}${bar(share, 1, WIDTH).padEnd(WIDTH)} ${String(step).padStart(3)} %`;
    this.stream.write(this.stream.isTTY ? `\r${line}${step === 100 ? '\n' : ''}` : `${line}\n`);
  };
}
