import { type Class } from '../../types/class';
import { type Payload } from '../../ports/outcome-cache';
import { MARK, type Outcome } from '../../ports/outcome';
import { type OutcomeCodec } from '../../ports/outcome-codec';
import { isObject, isPromise } from '../kinds/kind';
import { checkPrimitive, dissect } from './dissection';
import { assembleAll } from './graph';
import { readGraph, readPart, writeGraph, writePart } from './graph-text';
import { JsonCheck, readJson } from './json-check';
import { explainRefusal, refuse, refuseByKind, refuseSize } from './refusal';
import { classOf, type ListedClass, prototypeOf, SpeciesTable } from './species-table';
import { type SignedPlace, TextSignature } from './text-signature';

export interface TextCodecOptions {
  /** For error texts: `FilesService.exists`. */
  readonly method: string;
  /** The classes whose instances may be in results. */
  readonly classes: readonly ListedClass[];
  /** The classes whose errors are kept, besides those in `classes` and `Error` itself. */
  readonly errorClasses: readonly Class[];
  /** How large the text may be, in UTF-8. */
  readonly maxValueBytes: number;
  /** The secrets: the first signs, all verify. Entries are not signed where there is none. */
  readonly secrets?: readonly string[];
  /** What entries are signed for. @default no prefix and no group */
  readonly signedFor?: SignedPlace;
}

const NOWHERE: SignedPlace = { keyPrefix: '', group: '' };

/** How the rest of a text is to be read: a closed list, anything else is a miss. */
const JSON_TAG = 'j';
const PRIMITIVE_TAG = 'p';
const GRAPH_TAG = 'g';
const ERROR_TAG = 'e';
const MARK_TAG = 'm';

/** The version of the format, and whether a signature follows. What another version wrote is a miss. */
const UNSIGNED = '1';
const SIGNED = '1s';

/** Is longer than version, signature and tag together. */
const LONGEST_ENVELOPE = 64;

/**
 * Writes outcomes as text, for caches that other processes read and write. The envelope is a version, a signature where
 * there is a secret, and a tag; behind the tag `j` the result stands as plain JSON. Nothing that is read is trusted.
 */
export class TextCodec implements OutcomeCodec {
  private readonly results: SpeciesTable;
  private readonly errors: SpeciesTable;
  /** The prototypes of the errors that are kept: those of listed classes, built-in ones too, and Error's own. */
  private readonly keptErrors: ReadonlySet<object | null>;
  private readonly signature: TextSignature | undefined;

  constructor(private readonly options: TextCodecOptions) {
    const { classes, errorClasses, secrets = [], signedFor = NOWHERE } = options;
    this.results = SpeciesTable.of(classes);
    this.errors = SpeciesTable.of([...classes, ...errorClasses]);
    const listed = [Error, ...classes.map(classOf), ...errorClasses];
    this.keptErrors = new Set(listed.map(prototypeOf).filter(isErrorPrototype));
    this.signature = secrets.length > 0 ? new TextSignature(secrets, signedFor) : undefined;
  }

  encode(outcome: Outcome, key: string): string {
    const body = this.write(outcome);
    if (isOver(body, this.options.maxValueBytes))
      this.refuse(outcome, () => refuseSize(this.options.maxValueBytes));
    return this.signature ? SIGNED + this.signature.sign(body, key) : UNSIGNED + body;
  }

  decode(payload: Payload, key: string): Outcome | undefined {
    try {
      const body = this.open(payload, key);
      return body === undefined ? undefined : this.read(body);
    } catch {
      // Whatever is wrong with it, it is not what we wrote.
      return undefined;
    }
  }

  replay(payload: Payload, key: string): Promise<unknown> | undefined {
    const outcome = this.decode(payload, key);
    if (outcome === undefined) return undefined;
    if (outcome.kind === 'error') return Promise.reject(outcome.error);
    return Promise.resolve(outcome.kind === 'mark' ? true : outcome.value);
  }

  private write(outcome: Outcome): string {
    if (outcome.kind === 'mark') return MARK_TAG;
    return outcome.kind === 'error' ? this.writeError(outcome) : this.writeResult(outcome.value);
  }

  private writeResult(value: unknown): string {
    const { method, maxValueBytes } = this.options;
    const check = new JsonCheck(maxValueBytes);
    const json = tryJson(value, check);
    if (json !== undefined) return JSON_TAG + json;
    if (check.isTooLarge) this.refuse({ kind: 'result', value }, () => refuseSize(maxValueBytes));
    const origin = { method, start: 'result' } as const;
    if (!isObject(value)) {
      checkPrimitive(value, maxValueBytes, origin);
      return PRIMITIVE_TAG + JSON.stringify(writePart(value, this.results));
    }
    const graph = dissect(value, { table: this.results, maxValueBytes, isForText: true }, origin);
    return GRAPH_TAG + writeGraph(graph, this.results);
  }

  /** Only an error whose very class is known can be made again elsewhere; of the built-in ones `Error` is enough. */
  private writeError(outcome: Outcome & { kind: 'error' }): string {
    const { error } = outcome;
    const { method, maxValueBytes } = this.options;
    if (!isObject(error)) return this.refuse(outcome, () => refuse('no object'));
    if (!this.isKeptError(error)) this.refuse(outcome, () => refuseByKind(error, 'instance'));
    const limits = { table: this.errors, maxValueBytes, isForText: true };
    return ERROR_TAG + writeGraph(dissect(error, limits, { method, start: 'error' }), this.errors);
  }

  private refuse({ kind }: Outcome, refusal: () => never): never {
    try {
      return refusal();
    } catch (error) {
      throw explainRefusal(error, { method: this.options.method, path: kind });
    }
  }

  /** Answers the part behind the envelope; undefined where that is not ours. */
  private open(payload: Payload, key: string): string | undefined {
    if (typeof payload !== 'string' || payload.length > this.options.maxValueBytes + LONGEST_ENVELOPE)
      return undefined;
    if (!this.signature) return payload.startsWith(UNSIGNED) ? payload.slice(UNSIGNED.length) : undefined;
    return payload.startsWith(SIGNED) ? this.signature.open(payload.slice(SIGNED.length), key) : undefined;
  }

  private read(body: string): Outcome | undefined {
    const text = body.slice(1);
    switch (body[0]) {
      case JSON_TAG:
        return asResult(readJson(text));
      case PRIMITIVE_TAG:
        return asResult(readPrimitive(text, this.results));
      case GRAPH_TAG:
        return asResult(readValue(text, this.results));
      case ERROR_TAG:
        return this.asError(readValue(text, this.errors));
      case MARK_TAG:
        return text === '' ? MARK : undefined;
      default:
        return undefined;
    }
  }

  /** Throws nothing that would not have been kept. */
  private asError(read: Read | undefined): Outcome | undefined {
    return read && this.isKeptError(read.value) ? { kind: 'error', error: read.value } : undefined;
  }

  private isKeptError(error: unknown): boolean {
    return isObject(error) && this.keptErrors.has(Reflect.getPrototypeOf(error));
  }
}

/** What is thrown again must be an error: the class of one may be listed beside those of results. */
function isErrorPrototype(prototype: object): boolean {
  return prototype === Error.prototype || prototype === DOMException.prototype || prototype instanceof Error;
}

interface Read {
  readonly value: unknown;
}

function asResult(read: Read | undefined): Outcome | undefined {
  return read && { kind: 'result', value: read.value };
}

/** Answers undefined where JSON does not hold it, and where it throws: `dissect` meets that again, with its place. */
function tryJson(value: unknown, check: JsonCheck): string | undefined {
  try {
    return check.holds(value) ? JSON.stringify(value) : undefined;
  } catch {
    return undefined;
  }
}

function readPrimitive(text: string, table: SpeciesTable): Read | undefined {
  const value = readPart(JSON.parse(text), table);
  const isPrimitive = typeof value !== 'object' && typeof value !== 'symbol' && typeof value !== 'function';
  return isPrimitive ? { value } : undefined;
}

function readValue(text: string, table: SpeciesTable): Read | undefined {
  const nodes = readGraph(text, table);
  const made = nodes && assembleAll(nodes);
  // Whoever awaits one would run what a stranger has put there.
  if (made === undefined || made.some(isPromise)) return undefined;
  return { value: made[0] };
}

/** Compares bytes, which are at most three for each unit of a string and are counted only when that matters. */
function isOver(text: string, maxBytes: number): boolean {
  if (text.length * 3 <= maxBytes) return false;
  return text.length > maxBytes || Buffer.byteLength(text) > maxBytes;
}
