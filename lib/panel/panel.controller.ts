/**
 * Answers by itself, past the interceptors of the application: one that wraps every answer, or keeps it, would do so
 * with the page. Guards and exception filters of the application hold for it as for any controller.
 */
import {
  Body,
  Controller,
  Get,
  Inject,
  Post,
  Res,
  type Type,
  UseGuards,
  VERSION_NEUTRAL,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ActivityLog } from './activity-log';
import { CONTENT_SECURITY_POLICY, PAGE } from './page/page';
import { PanelCalls } from './panel-calls';
import { PanelFigures } from './panel-figures';
import type { ResolvedPanelOptions } from './panel-options';
import { describeRefusal } from './panel-refusal';
import { readCall, readRequest } from './panel-request';
import { SamePageGuard } from './same-page.guard';

export const PANEL_OPTIONS = Symbol('nestjs-cache-memoize: the options of CacheMemoizePanelModule');

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** The page and its routes, without a place and without guards. */
class PanelController {
  @Inject(HttpAdapterHost) private readonly host!: HttpAdapterHost;
  @Inject(PANEL_OPTIONS) private readonly options!: ResolvedPanelOptions;
  @Inject(PanelFigures) private readonly figures!: PanelFigures;
  @Inject(ActivityLog) private readonly log!: ActivityLog;
  @Inject(PanelCalls) private readonly calls!: PanelCalls;

  @Get()
  page(@Res() response: unknown): void {
    this.send(response, { type: 'text/html', text: PAGE });
  }

  @Get('statistics')
  statistics(@Res() response: unknown): Promise<void> {
    return this.answer(response, () => this.figures.tell());
  }

  @Get('activity')
  activity(@Res() response: unknown): Promise<void> {
    return this.answer(response, () => ({ activity: this.log.latest }));
  }

  @Post('lookup')
  @UseGuards(SamePageGuard)
  lookup(@Body() body: unknown, @Res() response: unknown): Promise<void> {
    return this.answer(response, () => this.calls.lookUp(readCall(body), this.options.reveal));
  }

  @Post('invalidate')
  @UseGuards(SamePageGuard)
  invalidate(@Body() body: unknown, @Res() response: unknown): Promise<void> {
    return this.answer(response, async () => ({
      invalidated: await this.calls.invalidate(readRequest(body)),
    }));
  }

  /** What the library refuses is an answer; everything else is for the application's exception filters. */
  private async answer(response: unknown, tell: () => unknown): Promise<void> {
    try {
      this.send(response, { type: 'application/json', text: JSON.stringify(await tell()) });
    } catch (error) {
      const { status, body } = describeRefusal(error);
      this.send(response, { type: 'application/json', text: JSON.stringify(body), status });
    }
  }

  private send(
    response: unknown,
    { type, text, status = 200 }: { readonly type: string; readonly text: string; readonly status?: number },
  ): void {
    const { httpAdapter } = this.host;
    const headers = { ...HEADERS, 'content-type': `${type}; charset=utf-8` };
    for (const [name, value] of Object.entries(headers)) httpAdapter.setHeader(response, name, value);
    httpAdapter.reply(response, text, status);
  }
}

/** A controller of its own for each panel: at its path, in every version of the routes, behind its guards. */
export function makePanelController({ path, guards }: ResolvedPanelOptions): Type {
  class CacheMemoizePanelController extends PanelController {}
  UseGuards(...guards)(CacheMemoizePanelController);
  Controller({ path, version: VERSION_NEUTRAL })(CacheMemoizePanelController);
  return CacheMemoizePanelController;
}
