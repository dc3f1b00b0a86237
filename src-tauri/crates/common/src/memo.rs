//! Something that is worked out for a state of the archive, and kept until the state is another.

use std::sync::Mutex;

use crate::threads::lock;

/// A value with the state that it was worked out for; the last one only.
#[derive(Debug)]
pub struct Memo<S, T>(Mutex<Option<(S, T)>>);

impl<S, T> Default for Memo<S, T> {
    fn default() -> Self {
        Self(Mutex::new(None))
    }
}

impl<S: PartialEq, T: Clone> Memo<S, T> {
    /// The value for a state. Who asks while it is worked out waits for it, so that nobody works it out twice; what fails
    /// is tried again by the next.
    pub fn get<E>(&self, state: S, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        self.go_on(state, |_| work())
    }

    /// As [`Memo::get`]; the work is given the value for the state before, to go on from.
    pub fn go_on<E>(&self, state: S, work: impl FnOnce(Option<T>) -> Result<T, E>) -> Result<T, E> {
        let mut held = lock(&self.0);
        if let Some((_, known)) = held.as_ref().filter(|(of, _)| *of == state) {
            return Ok(known.clone());
        }
        let before = held.take().map(|(_, value)| value);
        let new = work(before)?;
        *held = Some((state, new.clone()));
        Ok(new)
    }

    /// Whether the value for any state is there.
    pub fn is_filled(&self) -> bool {
        lock(&self.0).is_some()
    }

    /// Whether the value for a state is there, without waiting for who is working it out.
    pub fn has(&self, state: &S) -> bool {
        self.0.try_lock().is_ok_and(|held| held.as_ref().is_some_and(|(of, _)| of == state))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_worked_out_once_for_each_state() {
        let memo = Memo::default();
        let get = |state: u32, value: Result<&'static str, ()>| {
            let mut worked = false;
            let got = memo.get(state, || {
                worked = true;
                value
            });
            (got, worked, memo.has(&state))
        };
        assert_eq!(get(1, Err(())), (Err(()), true, false));
        assert_eq!(get(1, Ok("a")), (Ok("a"), true, true));
        assert_eq!(get(1, Ok("b")), (Ok("a"), false, true));
        assert_eq!(get(2, Ok("c")), (Ok("c"), true, true));
        assert!(!memo.has(&1));
    }

    #[test]
    fn a_value_goes_on_from_the_one_before() {
        let memo = Memo::default();
        let longer = |before: Option<String>| Ok::<_, ()>(before.unwrap_or_default() + "a");
        assert_eq!(
            [1, 1, 2].map(|state: u32| memo.go_on(state, longer)),
            ["a", "a", "aa"].map(|v| Ok(v.to_owned()))
        );
        assert_eq!(memo.go_on(3, |_| Err(())), Err(()));
        assert_eq!(memo.go_on(3, longer), Ok("a".to_owned()), "what failed is no ground to go on from");
    }
}
