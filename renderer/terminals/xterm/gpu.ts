/** Programs that stand in for a GPU: they take the processor from the dynos and hold the page up for 0.3 s. */
const SOFTWARE_RENDERERS = /swiftshader|llvmpipe|softpipe|software/i;
let gpu: boolean | null = null;

/** Whether WebGL is painted by a GPU; asked once per page. */
export function hasGpu(): boolean {
  gpu ??= !SOFTWARE_RENDERERS.test(rendererName());
  return gpu;
}

/** As the driver calls itself; empty where there is no WebGL, which the addon then finds out by itself. */
function rendererName(): string {
  const context = document.createElement('canvas').getContext('webgl2');
  const info = context?.getExtension('WEBGL_debug_renderer_info');
  const name: unknown = info ? context?.getParameter(info.UNMASKED_RENDERER_WEBGL) : '';
  // Pages may have few contexts: this one is given back.
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return String(name);
}
