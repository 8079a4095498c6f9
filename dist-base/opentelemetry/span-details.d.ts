import { type Attributes, type Span } from '@opentelemetry/api';
/** What every message of the channels says, and what some do. */
interface Described {
    readonly method: string | undefined;
    readonly alias: string;
    readonly outcome: string;
    readonly key?: string | undefined;
    readonly keys?: readonly string[];
    readonly target?: string;
}
/** What spans say: nothing that was made of arguments, unless asked. */
export declare class SpanDetails {
    private readonly areKeysShown;
    /** @param areKeysShown keys, and texts that may hold them */
    constructor(areKeysShown: boolean);
    attributesOf(message: Described): Attributes;
    fail(span: Span, error: unknown): void;
}
export {};
