import type { HttpAdapterHost } from '@nestjs/core';
import type { CallTrace } from '../ports/call-trace';
/** Writes on the response to a memoized handler's request what happened to its call. */
export declare class HeaderWriter {
    private readonly adapterHost;
    constructor(adapterHost: HttpAdapterHost);
    /** Does nothing where the handler was not called through the cache, or the headers have left already. */
    write(response: unknown, trace: CallTrace): void;
}
