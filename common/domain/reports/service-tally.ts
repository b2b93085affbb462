import type { Application } from '#common/domain/applications/application.ts';
import type { Policy } from '#common/domain/applications/policy.ts';
import { localDate } from '#common/kernel/instant.ts';
import { daysBetween } from '#common/kernel/plain-date.ts';
import type { FileReport } from './file-report.ts';
import type { Milestone } from './milestone.ts';
import type { Period } from './period.ts';
import type { ServiceSheet } from './period-report.ts';
import { spreadOf } from './spread.ts';

const DETOURS: ReadonlySet<Milestone> = new Set(['RETURNED', 'SUSPENDED', 'CORRECTED']);

/** The applicant's side of the period: waiting, coming again, paying. */
export class ServiceTally {
  readonly #period: Period;
  readonly #firstDesk: number[] = [];
  readonly #inOffice: number[] = [];
  readonly #daysToBook: number[] = [];
  readonly #visits: number[] = [];
  #met = 0;
  #late = 0;
  #straight = 0;
  #handedOver = 0;
  readonly #money = { tariff: 0, paid: 0, exact: 0, above: 0, below: 0, waived: 0, unknown: 0 };

  constructor(period: Period) {
    this.#period = period;
  }

  add(report: FileReport, policy: Policy): void {
    const { from, to } = this.#period;
    const isIn = (day: string) => from <= day && day <= to;
    for (const { what, day, minutes } of report.waits) {
      if (isIn(day)) (what === 'FIRST_DESK' ? this.#firstDesk : this.#inOffice).push(minutes);
    }
    for (const { doneOn, verdict, norm } of report.norms) {
      if (doneOn === null || !isIn(doneOn) || norm === 'COLLECT') continue;
      if (verdict === 'MET') this.#met += 1;
      else this.#late += 1;
    }
    const ready = report.events.find(({ what, day }) => what === 'READY' && isIn(day));
    if (ready && report.file.clockFrom) {
      const interviewed = localDate(report.file.clockFrom, policy.utcOffsetMinutes);
      this.#daysToBook.push(daysBetween(interviewed, ready.day));
    }
    if (report.events.some(({ what, day }) => what === 'HANDED_OVER' && isIn(day))) {
      this.#given(report, policy);
    }
  }

  finish(): ServiceSheet {
    return {
      speed: {
        firstDesk: spreadOf(this.#firstDesk),
        inOffice: spreadOf(this.#inOffice),
        daysToBook: spreadOf(this.#daysToBook),
        normsMet: this.#met,
        normsLate: this.#late,
      },
      ease: { visits: spreadOf(this.#visits), straight: this.#straight, handedOver: this.#handedOver },
      affordability: this.#money,
    };
  }

  #given({ file, events, visits }: FileReport, policy: Policy): void {
    this.#handedOver += 1;
    this.#visits.push(visits.length);
    if (!events.some(({ what }) => DETOURS.has(what))) this.#straight += 1;
    this.#pay(file, policy);
  }

  #pay(file: Application, policy: Policy): void {
    const money = this.#money;
    const fee = policy.feeDue(file);
    const paid = paidFor(file);
    money.paid += paid;
    if (file.waivers.length > 0) money.waived += 1;
    if (fee === null) {
      money.unknown += 1;
      return;
    }
    money.tariff += fee.total;
    if (paid === fee.total) money.exact += 1;
    else if (paid > fee.total) money.above += 1;
    else money.below += 1;
  }
}

function paidFor({ payment, additionalPayments }: Application): number {
  const first = payment.status === 'WAIVED' || payment.status === 'UNPAID' ? 0 : payment.amount;
  return (additionalPayments ?? []).reduce((sum, { amount }) => sum + amount, first);
}
