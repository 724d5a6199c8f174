import type { EngineInfo } from '../../../shared/contract/contract.ts';

/** DYNODECK_TERMINAL_RENDERER is `dom` or `webgl`; anything else lets the page choose. */
export function terminalRenderer(environment: NodeJS.ProcessEnv): EngineInfo['terminalRenderer'] {
  const wanted = environment.DYNODECK_TERMINAL_RENDERER;
  return wanted === 'dom' || wanted === 'webgl' ? wanted : null;
}
