import type { ContractRule } from './contract-rule';
/** What holds whatever comes in between. */
export declare const RACE_RULES: readonly ContractRule[];
