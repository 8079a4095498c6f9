import { describeFaults } from './fault-suite';
import { REDIS_YET } from './stores';

describeFaults(REDIS_YET);
