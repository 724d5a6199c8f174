import { onShutdown } from './shutdown.mjs';

const periodS = Number(process.env.CLOCK_PERIOD_S ?? 10);
let ticks = 0;

function tick() {
  ticks += 1;
  console.log(`tick ${ticks} at ${new Date().toLocaleTimeString('en-GB')}`);
}

console.log(`clock started, a tick every ${periodS} seconds`);
tick();
setInterval(tick, periodS * 1000);
onShutdown((done) => done());
