type TextField = HTMLInputElement | HTMLTextAreaElement;

export type FieldSnapshot = { field: TextField; value: string };

/** What a text field held before a burst began, so that a scan leaves no trace in it. */
export function snapshotField(target: EventTarget | null): FieldSnapshot | null {
  const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
  return isField ? { field: target, value: target.value } : null;
}

export function restoreField({ field, value }: FieldSnapshot): void {
  setValue(field, value);
}

/** Through the prototype's setter, so that React sees the change as if it had been typed. */
function setValue(field: TextField, value: string): void {
  const prototype =
    field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
