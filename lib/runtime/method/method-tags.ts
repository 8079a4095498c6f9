import type { Call } from '../../core/calls/call';
import type { Recipe } from '../../core/calls/recipe';
import { CallbackError, type CallbackName } from '../../errors/callback.error';
import { describeThrown } from '../../errors/describe-value';
import type { Callback } from '../../options/option-reader';
import { readTags } from '../../options/tags';
import { ignoreRejection } from '../callback-answers';
import type { SourcedTags } from './method-options';

type Tags = readonly string[];

export interface MethodTagsParts {
  /** `FilesService.exists`. */
  readonly method: string;
  /** Of each class from the base down, and of its decorator. */
  readonly tags: readonly SourcedTags[];
  /** Of its decorator. */
  readonly resultTags: Callback | undefined;
  readonly report: (error: CallbackError) => void;
}

/** A callback for tags. */
interface TagsCallback {
  readonly name: CallbackName;
  readonly ask: Callback;
  readonly source?: string | undefined;
}

/** What it is asked with. */
interface Asked {
  readonly instance: object;
  readonly args: readonly unknown[];
  /** Tags that the outcome carries besides. */
  readonly others: Tags | undefined;
}

/** The tags of one method's outcomes, as its decorator and its classes say: they add up. */
export class MethodTags {
  /** undefined: it has none of its arguments. */
  readonly ofCall: Recipe['tagsFor'];
  /** undefined: it has none of its results. */
  readonly ofOutcome: Recipe['resultTagsFor'];
  /** Those that are written down. */
  private readonly fixed: Tags;
  private readonly functions: readonly TagsCallback[];

  constructor(private readonly parts: MethodTagsParts) {
    const { tags: sourced, resultTags } = parts;
    this.fixed = fixedTagsOf(sourced);
    this.functions = sourced.flatMap(({ tags, source }) =>
      typeof tags === 'function' ? [{ name: 'tags', ask: tags, source }] : [],
    );
    if (this.functions.length > 0)
      this.ofCall = (instance, args) => {
        try {
          return this.askAll(instance, args);
        } catch (error) {
          return this.reportFailure(error);
        }
      };
    else if (sourced.length > 0) this.ofCall = () => this.fixed;
    if (resultTags === undefined) return;
    this.ofOutcome = ({ question, instance, args }, outcome) => {
      const result = outcome.kind === 'result' ? outcome.value : undefined;
      try {
        const given = [result, ...args];
        return this.ask(
          { name: 'resultTags', ask: resultTags },
          { instance, args: given, others: question.tags },
        );
      } catch (error) {
        return this.reportFailure(error);
      }
    };
  }

  /** @throws CallbackError where the tags of the call cannot be told */
  require({ instance, args }: Pick<Call, 'instance' | 'args'>): void {
    this.askAll(instance, args);
  }

  private askAll(instance: object, args: readonly unknown[]): Tags {
    let tags = this.fixed;
    for (const callback of this.functions)
      tags = merge(tags, this.ask(callback, { instance, args, others: tags }));
    return tags;
  }

  private ask(callback: TagsCallback, { instance, args, others }: Asked): Tags {
    let answer: unknown;
    try {
      answer = callback.ask.call(instance, ...args);
      ignoreRejection(answer);
    } catch (cause) {
      throw this.failure(callback, `threw ${describeThrown(cause)}`, cause);
    }
    const tags = readTags(answer, others);
    if ('reason' in tags) throw this.failure(callback, tags.reason);
    return tags;
  }

  private reportFailure(error: unknown): undefined {
    this.parts.report(error as CallbackError); // nothing else is thrown
    return undefined;
  }

  private failure({ name: callback, source }: TagsCallback, reason: string, cause?: unknown): CallbackError {
    const told = source === undefined ? reason : `(those of ${source}) ${reason}`;
    return new CallbackError({ method: this.parts.method, callback, reason: told, cause });
  }
}

/** Of two lists that have no tag in common one, sorted as a question has them. */
function merge(one: Tags, other: Tags): Tags {
  if (one.length === 0) return other;
  return other.length === 0 ? one : [...one, ...other].sort();
}

/** Those that are written down, sorted, each once. */
export function fixedTagsOf(tags: readonly SourcedTags[]): Tags {
  const written = tags.flatMap(({ tags: each }) => (typeof each === 'function' ? [] : each));
  return [...new Set(written)].sort();
}
