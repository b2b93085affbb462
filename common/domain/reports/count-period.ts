import type { Policy } from '#common/domain/applications/policy.ts';
import { DeviationTally } from './deviation-tally.ts';
import { Milestone, type MilestoneEvent } from './milestone.ts';
import type { FileReport } from './file-report.ts';
import { NormTally } from './norm-tally.ts';
import { OfficerTally } from './officer-tally.ts';
import { type Period } from './period.ts';
import { ReasonCount, type Counts, type PeriodReport } from './period-report.ts';
import { PairTally } from './pair-tally.ts';
import { PhotoSeatTally } from './photo-seat-tally.ts';
import { PrintTally } from './print-tally.ts';
import { SeatTally } from './seat-tally.ts';
import { ServiceTally } from './service-tally.ts';
import { StepTally } from './step-tally.ts';
import { Tally } from './tally.ts';

const REASONED: ReadonlySet<string> = new Set(ReasonCount.shape.what.options);

/** Counts file after file, so that a month of 50,000 files needs no more memory than its figures. */
export class PeriodCount {
  readonly #period: Period;
  #files = 0;
  readonly #counts = new Tally<Milestone>();
  readonly #groups = {
    day: new Map<string, Tally<Milestone>>(),
    hour: new Map<string, Tally<Milestone>>(),
    lane: new Map<string, Tally<Milestone>>(),
    type: new Map<string, Tally<Milestone>>(),
    kind: new Map<string, Tally<Milestone>>(),
  };
  readonly #outcomes = new Tally<string>();
  readonly #reasons = new Tally<string>();
  readonly #missing = new Tally<string>();
  readonly #refusals = new Tally<string>();
  readonly #deviations: DeviationTally;
  readonly #steps: StepTally;
  readonly #norms: NormTally;
  readonly #service: ServiceTally;
  readonly #officers: OfficerTally;
  readonly #pairs: PairTally;
  readonly #seats: SeatTally;
  readonly #photoSeats: PhotoSeatTally;
  readonly #printing: PrintTally;

  constructor(period: Period) {
    this.#period = period;
    this.#deviations = new DeviationTally(period);
    this.#steps = new StepTally(period);
    this.#norms = new NormTally(period);
    this.#service = new ServiceTally(period);
    this.#officers = new OfficerTally(period);
    this.#pairs = new PairTally(period);
    this.#seats = new SeatTally(period);
    this.#photoSeats = new PhotoSeatTally(period);
    this.#printing = new PrintTally(period);
  }

  add(report: FileReport, policy: Policy): void {
    const { from, to } = this.#period;
    const events = report.events.filter(({ day }) => from <= day && day <= to);
    for (const event of events) this.#count(event, report);
    this.#deviations.add(report);
    this.#steps.add(report);
    this.#norms.add(report);
    this.#service.add(report, policy);
    this.#officers.add(report);
    this.#pairs.add(report);
    this.#seats.add(report, policy.fingers.minQuality);
    this.#photoSeats.add(report);
    this.#printing.add(report);
    if ([...report.days].some((day) => from <= day && day <= to)) this.#files += 1;
  }

  finish(): PeriodReport {
    const groups = this.#groups;
    return {
      period: this.#period,
      files: this.#files,
      counts: countsOf(this.#counts),
      byDay: grouped(groups.day),
      byHour: grouped(groups.hour),
      byLane: grouped(groups.lane),
      byType: grouped(groups.type),
      byKind: grouped(groups.kind),
      outcomes: this.#outcomes.ranked().map(([outcome, count]) => ({ outcome, count })),
      reasons: pairs(this.#reasons).map(([[what, code], count]) => ({ what, code, count })),
      missing: this.#missing.ranked().map(([code, count]) => ({ code, count })),
      refusals: pairs(this.#refusals).map(([[stage, code], count]) => ({ stage, code, count })),
      norms: this.#norms.finish(),
      procedure: this.#steps.finish(),
      ...this.#deviations.finish(),
      service: this.#service.finish(),
      officers: this.#officers.finish(),
      pairs: this.#pairs.finish(),
      seats: this.#seats.finish(),
      photoSeats: this.#photoSeats.finish(),
      printing: this.#printing.finish(),
    } as PeriodReport; // The keys of the tallies are those of the events, which the schema names.
  }

  #count(event: MilestoneEvent, { file }: FileReport): void {
    const { what } = event;
    this.#counts.add(what);
    const places = [
      [this.#groups.day, event.day],
      [this.#groups.hour, event.time.slice(0, 2)],
      [this.#groups.lane, file.lane],
      [this.#groups.type, file.type],
      [this.#groups.kind, file.kind],
    ] as const;
    for (const [group, key] of places) {
      const tally = group.get(key) ?? new Tally<Milestone>();
      group.set(key, tally);
      tally.add(what);
    }
    if (event.outcome) this.#outcomes.add(event.outcome);
    for (const code of event.missing) this.#missing.add(code);
    if (REASONED.has(what)) for (const code of event.codes) this.#reasons.add(`${what} ${code}`);
    if (event.stage) for (const code of event.codes) this.#refusals.add(`${event.stage} ${code}`);
  }
}

function countsOf(tally: Tally<Milestone>): Counts {
  return Object.fromEntries(Milestone.options.map((what) => [what, tally.of(what)])) as Counts;
}

function grouped(group: ReadonlyMap<string, Tally<Milestone>>): { key: string; counts: Counts }[] {
  return [...group]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, tally]) => ({ key, counts: countsOf(tally) }));
}

function pairs(tally: Tally<string>): [[string, string], number][] {
  return tally.ranked().map(([key, count]) => {
    const space = key.indexOf(' ');
    return [[key.slice(0, space), key.slice(space + 1)], count];
  });
}
