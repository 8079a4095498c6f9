import type { HttpAdapterHost } from '@nestjs/core';
import type { Decoration } from '../nest/decoration';
import type { CallListener } from '../ports/call-listener';
import { CallScope } from './call-scope';
import { HeaderWriter } from './header-writer';
import { ResponseParameters } from './response-parameters';
/** All that tells of memoized handlers on their responses, of one application. */
export declare class CacheHeaders {
    readonly writer: HeaderWriter;
    readonly responses: ResponseParameters;
    private openedScope;
    constructor(adapterHost: HttpAdapterHost);
    /** Undefined until a handler is found that cannot be handed its response, and needs an interceptor. */
    get scope(): CallScope | undefined;
    openScope(): void;
    /** Calls of anything but an HTTP handler have no response, and so nothing to ask for on their way. */
    listenerFor(prototype: object, decoration: Decoration): CallListener | undefined;
}
