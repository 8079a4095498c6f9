/**
 * Answers by itself, past the interceptors of the application: one that wraps every answer, or keeps it, would do so
 * with the page. Guards and exception filters of the application hold for it as for any controller.
 */
import { type Type } from '@nestjs/common';
import type { ResolvedPanelOptions } from './panel-options';
export declare const PANEL_OPTIONS: unique symbol;
/** A controller of its own for each panel: at its path, in every version of the routes, behind its guards. */
export declare function makePanelController({ path, guards }: ResolvedPanelOptions): Type;
