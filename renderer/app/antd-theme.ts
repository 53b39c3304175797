import { theme, type ThemeConfig } from "antd";
import { light, palettes, type Density, type ThemeName } from "./theme.ts";

/** The same tokens for Ant Design. */
export function antdTheme(name: ThemeName, density: Density): ThemeConfig {
  const colours = palettes[name];
  const base = name === "dark" ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return {
    algorithm: base,
    token: {
      // Ant Design darkens its primary by itself in its dark algorithm: it wants the light one.
      colorPrimary: light.blue,
      // Lighter on hover, as Ant Design has it, white words would no longer be read well.
      colorPrimaryHover: "#1a4fae",
      colorLink: colours.blue,
      colorSuccess: light.green,
      colorWarning: light["amber-edge"],
      colorError: name === "dark" ? "#ff7a70" : light.red,
      colorText: colours.text,
      colorTextSecondary: colours["text-2"],
      colorTextPlaceholder: colours["text-3"],
      colorBgLayout: colours.page,
      colorBgContainer: colours.surface,
      // Menus and lists over the page: on dark they stand out by being lighter, not by a shadow.
      colorBgElevated: name === "dark" ? colours["surface-2"] : colours.surface,
      colorBorder: colours["line-strong"],
      fontFamily: "var(--font)",
      fontFamilyCode: "var(--mono)",
      fontSize: 14,
      borderRadius: 8,
      controlHeight: density === "compact" ? 32 : 36,
      motion: false,
      wireframe: false,
    },
    // On dark, red is light enough to be read as text, so what stands on it is dark.
    components: {
      Button: {
        // Ant Design takes the primary's hover colour, which on dark is too dark to be read as text.
        defaultHoverColor: colours.blue,
        defaultHoverBorderColor: colours.blue,
        defaultActiveColor: colours.blue,
        defaultActiveBorderColor: colours.blue,
        ...(name === "dark" ? { dangerColor: "#160a09" } : {}),
      },
      Segmented: { trackBg: colours.track, itemSelectedBg: colours["track-chosen"] },
    },
  };
}
