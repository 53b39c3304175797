import { useEffect, useState } from "react";
import { navigate, useHashLocation } from "wouter/use-hash-location";

/** Where the window is: `#/work-orders/<id>/late-call`. */
export interface Place {
  readonly page: string;
  readonly id: string | null;
  readonly action: string | null;
}

/** Reads a place from its path; anything unknown falls to the home page in the frame. */
export function placeOf(path: string): Place {
  const [, page = "", id = "", action = ""] = path.split("/").map(decodePart);
  return {
    page: page === "" ? "home" : page,
    id: id === "" ? null : id,
    action: action === "" ? null : action,
  };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/** Goes to a page, a record in it, and what it is opened for. The same place again still counts as an arrival. */
export function goTo(page: string, id: string | null = null, action: string | null = null): void {
  const path = [page, id, action].filter((part) => part !== null).map(encodeURIComponent);
  navigate(`/${path.join("/")}`);
}

/** Where the window is. While something is printed, `place` is still the page behind it. */
export function usePlace(): {
  readonly place: Place;
  readonly arrived: number;
  readonly print: { readonly name: string; readonly id: string } | null;
} {
  const [path] = useHashLocation();
  const [behind, setBehind] = useState(path.startsWith("/print/") ? "/home" : path);
  const [arrived, setArrived] = useState(0);
  useEffect(() => {
    const onHash = (): void => setArrived((times) => times + 1);
    window.addEventListener("hashchange", onHash);
    return () => window.removeEventListener("hashchange", onHash);
  }, []);
  const now = placeOf(path);
  const printing = now.page === "print";
  if (!printing && behind !== path) setBehind(path);
  return {
    place: printing ? placeOf(behind) : now,
    arrived,
    print: printing ? { name: now.id ?? "", id: now.action ?? "" } : null,
  };
}
