import type { HttpAdapterHost } from '@nestjs/core';
import type { Decoration } from '../nest/decoration';
import { isHttpHandler } from '../nest/handler';
import type { CallListener } from '../ports/call-listener';
import { CallScope } from './call-scope';
import { HandlerListener } from './handler-listener';
import { HeaderWriter } from './header-writer';
import { ResponseParameters } from './response-parameters';

/** All that tells of memoized handlers on their responses, of one application. */
export class CacheHeaders {
  readonly writer: HeaderWriter;
  readonly responses = new ResponseParameters();
  private openedScope: CallScope | undefined;

  constructor(adapterHost: HttpAdapterHost) {
    this.writer = new HeaderWriter(adapterHost);
  }

  /** Undefined until a handler is found that cannot be handed its response, and needs an interceptor. */
  get scope(): CallScope | undefined {
    return this.openedScope;
  }

  openScope(): void {
    this.openedScope ??= new CallScope();
  }

  /** Calls of anything but an HTTP handler have no response, and so nothing to ask for on their way. */
  listenerFor(prototype: object, decoration: Decoration): CallListener | undefined {
    if (!isHttpHandler(prototype, decoration)) return undefined;
    return new HandlerListener(this.writer, () => this.openedScope?.claim(decoration));
  }
}
