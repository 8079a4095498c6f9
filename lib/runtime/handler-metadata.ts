import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import type { Class } from '../interfaces/class';

/** What Nest's parameter decorators leave behind: under `3:0`, what was said of the parameter at place 0, of type 3. */
export type ParameterMetadata = Readonly<Record<string, ParameterEntry>>;

interface ParameterEntry {
  readonly index: number;
  readonly data?: unknown;
}

const NO_PARAMETERS: ParameterMetadata = Object.freeze({});

/** The decorated parameters of a method, of the class itself or the one that it inherits it from. */
export function readParameters(declaring: Class, name: string): ParameterMetadata {
  const metadata: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, declaring, name);
  return (metadata ?? NO_PARAMETERS) as ParameterMetadata; // only Nest writes under this key, and ResponseParameters
}
