//! Work on all cores, and locks.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

/// How many threads work at the same time. Asked once: the answer is read from files, which takes longer than a short
/// piece of work.
pub static CORES: LazyLock<usize> =
    LazyLock::new(|| std::thread::available_parallelism().map_or(1, NonZero::get));

/// Works on parts of a list on all cores; the results in the order of the list. A panic goes on in the caller.
pub fn on_all_cores<'a, I: Sync, R: Send>(items: &'a [I], work: impl Fn(&'a [I]) -> R + Sync) -> Vec<R> {
    let mut chunks = items.chunks(items.len().div_ceil(*CORES).max(1));
    let Some(first) = chunks.next() else { return Vec::new() };
    std::thread::scope(|scope| {
        let work = &work;
        let workers: Vec<_> = chunks.map(|chunk| scope.spawn(move || work(chunk))).collect();
        let mut done = vec![work(first)];
        for worker in workers {
            match worker.join() {
                Ok(other) => done.push(other),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    })
}

/// Works on the entries of a list on all cores, each taken by who is free next; the results in the order of the list. A
/// panic goes on in the caller.
pub fn side_by_side<I: Sync, R: Send>(items: &[I], work: impl Fn(&I) -> R + Sync) -> Vec<R> {
    side_by_side_on(*CORES, items, work)
}

/// As [`side_by_side`], on so many threads, this one among them.
pub fn side_by_side_on<I: Sync, R: Send>(
    threads: usize,
    items: &[I],
    work: impl Fn(&I) -> R + Sync,
) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, work(item)));
        }
    };
    let threads = items.len().min(threads);
    let mut done = std::thread::scope(|scope| {
        let workers: Vec<_> = (1..threads).map(|_| scope.spawn(worker)).collect();
        let mut done = worker();
        for worker in workers {
            match worker.join() {
                Ok(others) => done.extend(others),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Locks, whatever became of who held the lock before: a panic leaves nothing half-done behind it, for what is written is
/// in transactions, and what is kept in memory is put in its place whole.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_list() {
        for length in [0, 1, 2, 7, 100] {
            let list: Vec<u32> = (0..length).collect();
            assert_eq!(on_all_cores(&list, <[u32]>::to_vec).concat(), list);
            let doubled: Vec<u32> = list.iter().map(|n| n * 2).collect();
            for threads in [0, 1, 3, 200] {
                assert_eq!(side_by_side_on(threads, &list, |n| n * 2), doubled, "{threads} threads");
            }
        }
    }
}
