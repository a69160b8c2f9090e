/** Fillings of circles without a figure: told apart by their pattern, not by colour. */
export function MapPatterns() {
  return (
    <defs>
      <pattern id="look-missing" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" className="pattern-ground" />
        <line y2="6" className="pattern-line" />
      </pattern>
      <pattern id="look-suppressed" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" className="pattern-ground" />
        <circle cx="3" cy="3" r="1.3" className="pattern-dot" />
      </pattern>
    </defs>
  );
}
