"use strict";
/* eslint-disable @typescript-eslint/no-explicit-any --
   TypeScript infers from a method, and checks one against these shapes, only where they say `any`: parameters are
   contravariant, and `unknown` would accept no method that takes anything. */
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=method.js.map