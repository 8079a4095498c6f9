import type { Bypass, Miss, Ticket } from '../../ports/outcome-cache';
import type { Flight } from './single-flight';

/** What a computation starts from: a ticket that allows a fill, or a cache that could not be asked. */
export type Basis = Ticket | Bypass;

/** What a run of the method is for. */
export interface Computation {
  readonly basis: Basis;
  readonly flight: Flight;
  /** Whether the caller goes on only when the cache has answered the fill. */
  readonly waitsForFill: boolean;
  /** Whether it answers a call; a refresh is none. */
  readonly isCall: boolean;
}

export function isTicket(basis: Basis): basis is Ticket {
  return 'id' in basis;
}

export function basisOf(opened: Miss | Bypass): Basis {
  return opened.kind === 'miss' ? opened.ticket : opened;
}

/** What differs from a computation that a look-up led to. */
export interface ComputationManner {
  /** One that others may have joined already. */
  readonly flight?: Flight;
  /** Whether the caller goes on only when the cache has answered the fill. */
  readonly waitsForFill?: boolean;
  /** @default true */
  readonly isCall?: boolean;
}
