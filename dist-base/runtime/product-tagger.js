"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.ProductTagger = void 0;
const providers_1 = require("../nest/providers");
const application_1 = require("./application");
const inject_application_1 = require("./inject-application");
/** Tags what Nest does not construct itself: the values, what factories have made, and what they will make. */
class ProductTagger {
    constructor(runtime) {
        this.runtime = runtime;
        this.watched = new WeakSet();
    }
    /** May be called again, for what has been made since. */
    tagAll() {
        for (const wrapper of (0, providers_1.wrappersOf)(this.runtime.container)) {
            if ((0, providers_1.isClassWrapper)(wrapper) || wrapper.isAlias)
                continue;
            this.tag(wrapper.instance);
            for (const made of wrapper.getStaticTransientInstances())
                this.tag(made?.instance, wrapper.token);
            if (typeof wrapper.metatype === 'function')
                this.watch(wrapper, wrapper.metatype);
        }
    }
    watch(wrapper, factory) {
        if (this.watched.has(wrapper))
            return;
        this.watched.add(wrapper);
        const receive = (made) => {
            // Not before: Nest remembers what it finds, and the dependencies are known only once they were resolved.
            this.tag(made, (0, providers_1.isSingleton)(wrapper) ? undefined : wrapper.token);
            return made;
        };
        wrapper.metatype = (...injected) => {
            const made = factory(...injected);
            return made instanceof Promise ? made.then(receive) : receive(made);
        };
    }
    tag(made, scopedToken) {
        if (typeof made !== 'object' || made === null)
            return;
        const prototype = Object.getPrototypeOf(made);
        if (!prototype || !(0, inject_application_1.asksForApplication)(prototype))
            return;
        if (scopedToken !== undefined)
            this.runtime.noteScoped(prototype, scopedToken);
        (0, application_1.tagInstance)(made, this.runtime.container);
    }
}
exports.ProductTagger = ProductTagger;
//# sourceMappingURL=product-tagger.js.map