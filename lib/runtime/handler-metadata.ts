import { RESPONSE_PASSTHROUGH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { Decoration } from './decoration';

/** What Nest's parameter decorators leave behind: under `3:0`, what was said of the parameter at place 0, of type 3. */
export type ParameterMetadata = Readonly<Record<string, ParameterEntry>>;

interface ParameterEntry {
  readonly index: number;
  readonly data?: unknown;
}

/** In place of a name, on the parameter that is ours (response-parameter.ts). Nest looks at none there. */
const OUR_MARK = 'nestjs-cache-memoize: for Cache-Status';

/** The parameters that the application has decorated. */
export function readParameters(decoration: Decoration): ParameterMetadata {
  return Object.fromEntries(Object.entries(readAll(decoration)).filter(([, entry]) => !isOurs(entry)));
}

/** Whether the response is handed to the method behind its own parameters, also by what it inherits. */
export function hasResponseParameter(decoration: Decoration): boolean {
  return Object.values(readAll(decoration)).some(isOurs);
}

/** As `@Res({ passthrough: true })` on a parameter does. */
export function writeResponseParameter(decoration: Decoration, index: number): void {
  const { prototype, name } = decoration;
  const parameters = {
    ...readParameters(decoration),
    [`${RouteParamtypes.RESPONSE}:${index}`]: { index, data: OUR_MARK, pipes: [] },
  };
  Reflect.defineMetadata(ROUTE_ARGS_METADATA, parameters, prototype.constructor, name);
  Reflect.defineMetadata(RESPONSE_PASSTHROUGH_METADATA, true, prototype.constructor, name);
}

/** They are described on the class in which the method stands. */
function readAll({ prototype, name }: Decoration): ParameterMetadata {
  const metadata: unknown = Reflect.getMetadata(ROUTE_ARGS_METADATA, prototype.constructor, name);
  return (metadata ?? {}) as ParameterMetadata; // only Nest writes under this key, and we above
}

function isOurs({ data }: ParameterEntry): boolean {
  return data === OUR_MARK;
}
