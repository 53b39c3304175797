import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Pictogram } from "../../../shared/modules/hazards/index.ts";

const flame = "M51 22c2 11 16 17 16 33 0 11-7 18-17 18s-17-7-17-18c0-8 4-13 7-17 1 5 3 8 6 9-2-10 0-18 5-25z";

/** The symbols of GHS01 … GHS09, drawn for 100 × 100; black on the white of the diamond. */
const symbols: Readonly<Record<Pictogram, ReactNode>> = {
  explosive: (
    <>
      <circle cx="45" cy="58" r="13" />
      <path d="m56 44 5-12 2 10 9-7-4 10 11-1-9 7 9 5-11 1 5 9-10-5-2 6-5-8z" />
      <path d="m33 40 5 6M27 57h8M33 73l5-5M50 75l1-6" className="ghs-line" />
    </>
  ),
  flammable: (
    <>
      <path d={flame} />
      <path d="M32 78h36" className="ghs-line" />
    </>
  ),
  oxidiser: (
    <>
      <g transform="translate(14 4) scale(.72 .68)">
        <path d={flame} />
      </g>
      <circle cx="50" cy="62" r="11" className="ghs-ring" />
      <path d="M33 79h34" className="ghs-line" />
    </>
  ),
  pressurised: (
    <g transform="rotate(-35 50 52)">
      <path d="M26 46h38c6 0 9 3 11 4h7v5h-7c-2 1-5 4-11 4H26c-3 0-4-3-4-6.5S23 46 26 46z" />
    </g>
  ),
  corrosive: (
    <>
      <g transform="rotate(24 37 33)">
        <path d="M25 28h22v8H25z" className="ghs-ring" />
        <path d="M25 32h14v4H25z" />
      </g>
      <g transform="rotate(-24 63 33)">
        <path d="M53 28h22v8H53z" className="ghs-ring" />
        <path d="M61 32h14v4H61z" />
      </g>
      <path d="M46 44v4M46 52v4M55 44v4M55 52v4" className="ghs-line" />
      <path d="M22 64h19c1 3 4 5 7 3v9H22zM52 68c4 0 6-3 10-4h16v6c-7 0-10 6-18 6h-8z" />
    </>
  ),
  toxic: (
    <>
      <path d="M50 20c-12 0-20 8-20 18 0 6 3 10 7 12v7h26v-7c4-2 7-6 7-12 0-10-8-18-20-18z" />
      <circle cx="42" cy="39" r="5" className="ghs-white" />
      <circle cx="58" cy="39" r="5" className="ghs-white" />
      <path d="m50 45-3 5h6zM44 52v5M50 52v5M56 52v5" className="ghs-gap" />
      <path d="m30 63 40 15M70 63 30 78" className="ghs-bone" />
    </>
  ),
  irritant: (
    <>
      <path d="M43 22h14l-3 36h-8z" />
      <circle cx="50" cy="70" r="7" />
    </>
  ),
  health: (
    <>
      <path d="M50 20c6 0 10 5 10 11 0 5-2 8-4 10v4c9 2 17 5 18 11l1 4-19 18H44L25 60l1-4c1-6 9-9 18-11v-4c-2-2-4-5-4-10 0-6 4-11 10-11z" />
      <path
        d="m50 44 3 10 9-5-5 9 10 3-10 3 5 9-9-5-3 10-3-10-9 5 5-9-10-3 10-3-5-9 9 5z"
        className="ghs-white"
      />
    </>
  ),
  environment: (
    <>
      <path
        d="M36 66c2-14 1-24-1-36M35 47l-9-9M36 42l9-11M37 55l9-8M31 35l-3-7M40 36l2-9"
        className="ghs-line"
      />
      <path d="M18 66h40c4 0 6 3 4 6H24z" />
      <path d="M52 60c6-9 17-9 22-2l7-5v12l-7-4c-5 6-15 7-22-1z" />
      <circle cx="60" cy="57.5" r="1.8" className="ghs-white" />
    </>
  ),
};

/** A GHS pictogram: red diamond, black symbol on white, on screen and on paper the same. */
export function PictogramImage({
  pictogram,
  size = 28,
}: {
  readonly pictogram: Pictogram;
  readonly size?: number;
}): ReactElement {
  const { t } = useTranslation();
  const word = t(`hazards.pictogram.${pictogram}`);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- drawn here, not a file
    <svg className="ghs" viewBox="0 0 100 100" width={size} height={size} role="img" aria-label={word}>
      <title>{word}</title>
      <path d="M50 4 96 50 50 96 4 50z" className="ghs-diamond" />
      {symbols[pictogram]}
    </svg>
  );
}

/** All of a substance's, side by side. */
export function Pictograms({
  pictograms,
  size,
}: {
  readonly pictograms: readonly Pictogram[];
  readonly size?: number;
}): ReactElement {
  return (
    <span className="ghs-row">
      {pictograms.map((pictogram) => (
        <PictogramImage key={pictogram} pictogram={pictogram} {...(size === undefined ? {} : { size })} />
      ))}
    </span>
  );
}
