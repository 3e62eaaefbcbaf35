/** A bar that shows how much of something is used. */
export function Meter({ label, used, max }: { label: string; used: number; max: number }) {
  const share = max > 0 ? Math.min(1, used / max) : 0;
  return (
    <div class="meter">
      <span class="meter-label">{label}</span>
      <span class="meter-value">
        {used} / {max}
      </span>
      <span class="meter-bar" aria-hidden="true">
        <span class={share >= 1 ? 'full' : ''} style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  );
}
