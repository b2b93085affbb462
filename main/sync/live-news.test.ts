import { expect, it } from 'vitest';
import type { LivePage } from '#common/contract/hub/live.ts';
import { LiveNews } from './live-news.ts';

const PAGE = {} as LivePage;

function asked(): LiveNews {
  const news = new LiveNews();
  news.listening(true);
  news.ask()();
  return news;
}

it('is all there is only for a desk that listens, has asked since, and stands at the end', () => {
  const news = asked();
  expect(news.isAll(0)).toBe(true);
  news.line(7);
  expect(news.isAll(6)).toBe(false);
  expect(news.isAll(7)).toBe(true);
  news.listening(false);
  expect(news.isAll(7)).toBe(false);
  news.ask()();
  expect(news.isAll(7)).toBe(false);
});

it('an answer that was asked for before the connection came tells nothing of what was missed', () => {
  const news = new LiveNews();
  const hasAll = news.ask();
  news.listening(true);
  hasAll();
  expect(news.isAll(0)).toBe(false);
});

it('gives its pages once, and none after a doubt', () => {
  const news = asked();
  news.page(PAGE);
  expect(news.take()).toEqual([PAGE]);
  expect(news.take()).toEqual([]);
  news.page(PAGE);
  news.doubt();
  expect(news.take()).toEqual([]);
  expect(news.isAll(0)).toBe(false);
});

it('more pages than it keeps are fetched instead', () => {
  const news = asked();
  for (let index = 0; index <= 50; index += 1) news.page(PAGE);
  expect(news.take()).toEqual([]);
  expect(news.isAll(0)).toBe(false);
});
