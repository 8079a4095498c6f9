import { type Duration } from 'nestjs-cache-memoize';
import { InvalidConfigError } from './invalid-config.error';

/** Reads typed values out of environment variables, and collects what is wrong so that it is all told at once. */
export class EnvironmentReader {
  private readonly problems: string[] = [];

  constructor(private readonly environment: NodeJS.ProcessEnv) {}

  text(name: string, fallback: string): string {
    return this.environment[name] || fallback;
  }

  integer(name: string, fallback: number, range: { min: number; max: number }): number {
    const written = this.environment[name];
    if (!written) return fallback;
    const value = Number(written);
    if (!Number.isInteger(value) || value < range.min || value > range.max) {
      this.problems.push(`${name} is '${written}': give a whole number from ${range.min} to ${range.max}.`);
    }
    return value;
  }

  flag(name: string, fallback: boolean): boolean {
    const written = this.environment[name];
    if (!written) return fallback;
    if (written !== 'true' && written !== 'false') {
      this.problems.push(`${name} is '${written}': give true or false.`);
    }
    return written === 'true';
  }

  duration<Fallback extends Duration | undefined>(name: string, fallback: Fallback): Duration | Fallback {
    const written = this.environment[name];
    if (!written) return fallback;
    if (!/^[1-9]\d*(ms|s|m|h|d)$/.test(written)) {
      this.problems.push(`${name} is '${written}': give a number with its unit, such as 90s or 7d.`);
    }
    return written as Duration; // of this form, or it is never used
  }

  url(name: string, protocols: readonly string[]): string | undefined {
    const written = this.environment[name];
    if (!written) return undefined;
    if (!URL.canParse(written) || !protocols.includes(new URL(written).protocol)) {
      // Not the value itself: a URL of a database may hold its password.
      this.problems.push(`${name} is not a URL that begins with ${protocols.join('// or ')}//.`);
    }
    return written;
  }

  /** For what is wrong only together. */
  refuse(problem: string): void {
    this.problems.push(problem);
  }

  /** @throws InvalidConfigError naming every variable that could not be read. */
  throwIfInvalid(): void {
    if (this.problems.length > 0) throw new InvalidConfigError(this.problems);
  }
}
