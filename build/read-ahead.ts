import type { Plugin } from "vite";

/**
 * Lets the page read the scripts and styles of a module that its first, small script imports later: they come over
 * while that script already talks to the host.
 */
export function readAhead(module: string): Plugin {
  return {
    name: "read-ahead",
    transformIndexHtml: {
      order: "post",
      handler: (html, { bundle = {} }) => {
        const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
        const files = new Set<string>();
        const styles = new Set<string>();
        const need = (file: string): void => {
          const chunk = chunks.find(({ fileName }) => fileName === file);
          if (chunk === undefined || files.has(file)) return;
          files.add(file);
          for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
          for (const next of chunk.imports) need(next);
        };
        const start = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/${module}`) === true);
        if (start === undefined) throw new Error(`no chunk begins with ${module}`);
        need(start.fileName);
        const link = (rel: string, file: string) => ({
          tag: "link",
          attrs: { rel, crossorigin: true, href: `/${file}` },
          injectTo: "head" as const,
        });
        return [
          ...[...files].filter((file) => !html.includes(file)).map((file) => link("modulepreload", file)),
          ...[...styles].map((file) => link("stylesheet", file)),
        ];
      },
    },
  };
}
