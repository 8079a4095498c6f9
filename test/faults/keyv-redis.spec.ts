import { describeFaults } from './fault-suite';
import { KEYV_REDIS } from './stores';

describeFaults(KEYV_REDIS);
