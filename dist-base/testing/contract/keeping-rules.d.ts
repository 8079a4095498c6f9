import type { ContractRule } from './contract-rule';
/** What a store has to keep, and for how long. */
export declare const KEEPING_RULES: readonly ContractRule[];
