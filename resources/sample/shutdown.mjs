/** Says goodbye and ends with status 0 on SIGTERM (a dyno is stopped) and SIGINT (Ctrl-C in a terminal). */
export function onShutdown(finish) {
  for (const signal of ['SIGTERM', 'SIGINT']) {
    process.once(signal, () => {
      console.log(`${signal}: shutting down gracefully`);
      finish(() => process.exit(0));
    });
  }
}
