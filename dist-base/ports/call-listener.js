"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=call-listener.js.map