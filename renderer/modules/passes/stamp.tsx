import { useId, type ReactElement } from "react";

/** The site's stamp as it is on paper: a ring with the site's name along it, a star, what it is for. */
export function Stamp({ site, text }: { readonly site: string; readonly text: string }): ReactElement {
  const arc = useId();
  return (
    <svg className="pass-stamp" viewBox="0 0 120 120" aria-hidden="true">
      <circle cx="60" cy="60" r="56" fill="none" strokeWidth="3" />
      <path id={arc} d="M 17 64 A 43 43 0 1 1 103 64" fill="none" stroke="none" />
      <text className="pass-stamp-site">
        <textPath href={`#${arc}`} startOffset="50%" textAnchor="middle">
          {site}
        </textPath>
      </text>
      <polygon
        className="pass-stamp-star"
        points="60,42 64.7,55.5 79,55.8 67.6,64.5 71.8,78.2 60,70 48.2,78.2 52.4,64.5 41,55.8 55.3,55.5"
      />
      <text className="pass-stamp-text" x="60" y="98" textAnchor="middle">
        {text}
      </text>
    </svg>
  );
}
