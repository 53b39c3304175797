import * as fc from "fast-check";
import { expect, test } from "vitest";

import { createXmlScanner, xmlAttribute } from "../../../../electron/host/transfer/xml-scanner.ts";

/** What a scanner tells of a text given in the pieces between `cuts`; texts that touch are joined. */
function scan(xml: string, cuts: readonly number[]): readonly string[] {
  const told: string[] = [];
  const scanner = createXmlScanner({
    open: (name, attributes) => told.push(`<${name} ${xmlAttribute(attributes, "r") ?? ""}`),
    close: (name) => told.push(`>${name}`),
    text: (text) => {
      const last = told.at(-1);
      if (last?.startsWith("'") === true) told[told.length - 1] = last + text;
      else told.push(`'${text}`);
    },
  });
  let from = 0;
  for (const cut of [...cuts.toSorted((a, b) => a - b), xml.length]) {
    scanner.add(xml.slice(from, cut));
    from = Math.max(from, cut);
  }
  return told;
}

const XML = `<?xml version="1.0"?><x:a r='1>2' xr="9"><!-- <b r="3"> --><c r = "no" r="&lt;4&#x4E00;"/><d>甲&amp;乙<![CDATA[<e>]]>丙</d\n></x:a>`;

test("XML is told the same wherever the file's pieces are cut", () => {
  const whole = scan(XML, []);
  expect(whole).toEqual(["<a 1>2", "<c <4一", ">c", "<d ", "'甲&乙<e>丙", ">d", ">a"]);
  for (let cut = 0; cut <= XML.length; cut += 1) expect(scan(XML, [cut])).toEqual(whole);
  fc.assert(
    fc.property(fc.array(fc.nat({ max: XML.length }), { maxLength: 30 }), (cuts) => {
      expect(scan(XML, cuts)).toEqual(whole);
    }),
  );
});

test("I4 a tag that never ends does not fill the memory", () => {
  const scanner = createXmlScanner({ open: () => undefined, close: () => undefined, text: () => undefined });
  expect(() => {
    scanner.add("<a ");
    for (let count = 0; count < 40; count += 1) scanner.add("x".repeat(100_000));
  }).toThrow("damaged");
});
