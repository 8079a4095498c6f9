import type { Call } from '../../core/calls/call';
import type { Recipe } from '../../core/calls/recipe';
import { CallbackError, type CallbackName } from '../../errors/callback.error';
import { describeThrown } from '../../errors/describe-value';
import type { Callback } from '../../options/option-reader';
import { readTags } from '../../options/tags';
import { ignoreRejection } from '../callback-answers';

type Tags = readonly string[];

export interface MethodTagsParts {
  /** `FilesService.exists`. */
  readonly method: string;
  /** The options of its decorator. */
  readonly tags: Tags | Callback | undefined;
  readonly resultTags: Callback | undefined;
  readonly report: (error: CallbackError) => void;
}

/** The tags of one method's outcomes, as its decorator says. */
export class MethodTags {
  /** undefined: it has none of its arguments. */
  readonly ofCall: Recipe['tagsFor'];
  /** undefined: it has none of its results. */
  readonly ofOutcome: Recipe['resultTagsFor'];

  constructor(private readonly parts: MethodTagsParts) {
    const { tags, resultTags } = parts;
    if (typeof tags === 'function')
      this.ofCall = (instance, args) => this.orReport(() => this.ask('tags', tags.bind(instance, ...args)));
    else if (tags !== undefined) this.ofCall = () => tags;
    if (resultTags === undefined) return;
    this.ofOutcome = ({ question, instance, args }, outcome) => {
      const result = outcome.kind === 'result' ? outcome.value : undefined;
      const callback = resultTags.bind(instance, result, ...args);
      return this.orReport(() => this.ask('resultTags', callback, question.tags));
    };
  }

  /** @throws CallbackError where the tags of the call cannot be told */
  require({ instance, args }: Pick<Call, 'instance' | 'args'>): void {
    const { tags } = this.parts;
    if (typeof tags === 'function') this.ask('tags', tags.bind(instance, ...args));
  }

  private orReport(ask: () => Tags): Tags | undefined {
    try {
      return ask();
    } catch (error) {
      this.parts.report(error as CallbackError); // nothing else is thrown
      return undefined;
    }
  }

  /** @param others that the outcome carries besides */
  private ask(name: CallbackName, callback: () => unknown, others?: Tags): Tags {
    const tags = readTags(this.run(name, callback), others);
    if ('reason' in tags) throw this.failure(name, tags.reason);
    return tags;
  }

  private run(name: CallbackName, callback: () => unknown): unknown {
    try {
      const answer = callback();
      ignoreRejection(answer);
      return answer;
    } catch (cause) {
      throw this.failure(name, `threw ${describeThrown(cause)}`, cause);
    }
  }

  private failure(callback: CallbackName, reason: string, cause?: unknown): CallbackError {
    return new CallbackError({ method: this.parts.method, callback, reason, cause });
  }
}
