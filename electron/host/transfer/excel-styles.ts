import { createXmlScanner, xmlAttribute } from "./xml-scanner.ts";

/** Excel's own number formats that show a day (ECMA-376 18.8.30, with the East Asian ones). */
function isDateFormatId(id: number): boolean {
  return (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/** True when a custom format shows a day: y, d or 年月日 outside quotes and brackets. */
function isDateFormatCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/gu, "");
  return /[yd年月日]/iu.test(bare) || /["\\][年月日]/u.test(code);
}

/** By style number (a cell's `s`): whether the cell shows a number as a date. */
export function dateStyles(stylesXml: string): readonly boolean[] {
  const customDates = new Map<number, boolean>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  const scanner = createXmlScanner({
    open: (name, attributes) => {
      if (name === "numFmt") {
        const id = Number(xmlAttribute(attributes, "numFmtId"));
        customDates.set(id, isDateFormatCode(xmlAttribute(attributes, "formatCode") ?? ""));
      } else if (name === "cellXfs") inCellFormats = true;
      else if (name === "xf" && inCellFormats) {
        const id = Number(xmlAttribute(attributes, "numFmtId") ?? "0");
        styles.push(customDates.get(id) ?? isDateFormatId(id));
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCellFormats = false;
    },
    text: () => undefined,
  });
  scanner.add(stylesXml);
  return styles;
}
