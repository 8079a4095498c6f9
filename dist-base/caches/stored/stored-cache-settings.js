"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
//# sourceMappingURL=stored-cache-settings.js.map