export { exitWords } from '../../shared/crash-exit.ts';
